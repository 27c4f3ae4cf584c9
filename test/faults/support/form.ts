/** The long form is `npm run test:faults`; `npm test` runs the short one. */
export const long = process.env['RELEVO_FAULTS'] === 'long';

export interface Size {
  readonly short: number;
  readonly long: number;
}

/** How much of a scenario is tried; `RELEVO_FAULT_<NAME>` says otherwise. */
export const sizeOf = (name: string, size: Size): number =>
  Number(process.env[`RELEVO_FAULT_${name}`] ?? (long ? size.long : size.short));
