"""The public archive under load: real servers, HTTP in between, one client for all of them."""
