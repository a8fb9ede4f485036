package dev.makegood.local.process;

import java.net.URI;

/** Holds the addresses of the servers of a platform in another process. */
record Addresses(URI api, URI admin, URI gateway) {}
