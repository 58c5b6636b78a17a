"""Whether two built sites are equal for their readers. It needs packages that are installed for the tests."""
