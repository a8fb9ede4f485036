package dev.makegood.local.process;

import java.net.URI;

/** Where the servers of a platform in another process are. */
record Addresses(URI api, URI admin, URI gateway) {}
