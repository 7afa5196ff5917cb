"""Machine help: clients of services that translate and advise; only requests and answers, no project, no SQL, no Qt."""
