"""What tasks compute with: programs, runs of training, a certificate.

The tasks of a chapter say what an answer should be; here is what they ask for
it where no other room of the course has it.
"""
