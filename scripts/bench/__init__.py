"""``make bench``: what a request of each page costs, in requests of a Flask hello-world served the same way.

One file per topic: ``options`` (what was asked), ``words`` and ``workload`` (what lies in the database), ``bulk`` and
``generate`` (how it gets there), ``hello`` and ``servers`` (what stands beside what), ``load``, ``balance`` and
``processes`` (readings), ``pages``, ``looking`` and ``writes`` (what is asked), ``units`` (arithmetic), ``rounds`` and
``scene`` (who takes turns with whom), ``crowd`` and ``clicks`` (fifty people at once), ``machine`` (circumstances),
``report``, ``tables``, ``crowd_tables`` and ``growth`` (``docs/performance.md``).
"""
