"""What happens in the child process: the only place where files of strangers are opened. Started by ``media.processing``."""
