/** dmn-moddle has no types; this is the part we use. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(
      xml: string,
      type: string,
    ): Promise<{ readonly rootElement: unknown; readonly warnings: readonly { readonly message: string }[] }>;
  }
}
