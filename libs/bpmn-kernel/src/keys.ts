declare const brand: unique symbol;

/** A 64-bit key, written in decimal. Never a number (2^53), never sorted by. */
export type Key = string & { readonly [brand]: 'Key' };

/** Milliseconds since 1970-01-01T00:00:00Z, whole. */
export type Instant = number;

/** JSON as PostgreSQL's jsonb keeps it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type Variables = Readonly<Record<string, Json>>;
