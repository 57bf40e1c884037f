/** Raised whenever a field of a file changes its meaning or goes away. */
export const VECTORS_SCHEMA_VERSION = 1;
