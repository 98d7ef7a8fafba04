"""What every feature stands on: database session, clock, errors, events, workflow, text and money. No domain, no HTTP."""
