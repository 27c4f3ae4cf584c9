/** What node-postgres exports without a type. */
declare module 'pg/lib/utils.js' {
  const utils: {
    /** As it goes over the wire; throws for what cannot (JSON knows no circle and no bigint). */
    prepareValue(value: unknown): string | Buffer | null;
  };
  export default utils;
}
