"""Many computers: each submission is a job for a cluster of Dask.

``--dask tcp://scheduler:8786`` sends the jobs there.  The cluster does what a
scheduler does: a job whose computer died goes to another, and one that is
done is not done again.  Every computer needs bubblewrap, and this library.

The notebooks run in a box there, too, so that a computer of the cluster is as
safe as this one.  The cluster itself trusts its computers.

Left out on purpose: a cluster, which Dask has ways to start, and an end for a
check that is slow by itself: no signal reaches a thread of Dask.
"""

import threading
from itertools import islice

from lib.grading.grade import failed
from lib.grading.run import safely
from lib.grading.submissions import key_of

AHEAD = 4  # jobs in flight, for each of the cluster's threads
KILLED = "{} computers of the cluster died while they graded it"


def graded_by(address):
    """Return a function that grades jobs on a cluster.

    Raises  ImportError where dask.distributed is not installed.
    """
    from distributed import Client

    def graded(jobs, count):
        with Client(address) as client:
            yield from _graded(client, jobs)

    return graded


def _graded(client, jobs):
    """Yield (key, result) of each job, in any order."""
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    sent_out = {}

    def sent(job):
        # the key of Dask must not tell the secret
        key = key_of(job)
        sent_out[key] = job
        return client.submit(one_at_a_time, job, key=key, pure=True)

    def result_of(future):
        job = sent_out.pop(future.key)
        try:
            return future.result()
        except KilledWorker as error:  # Dask does not try it for ever
            deaths = error.allowed_failures + 1
            return failed(job, KILLED.format(deaths))

    threads = sum(client.nthreads().values())
    first = [sent(job) for job in islice(jobs, AHEAD * max(1, threads))]
    ready = as_completed(first) if first else ()
    for future in ready:
        yield future.key, result_of(future)
        future.release()
        for job in islice(jobs, 1):
            ready.add(sent(job))


_one_at_a_time = threading.Lock()


def one_at_a_time(job):
    """Return the result of a job; the checks share what is printed to."""
    with _one_at_a_time:
        return safely(job)
