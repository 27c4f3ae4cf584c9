/** dmn-moddle has no types; this is the part we use. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    readonly registry: { registerType(descriptor: object, pkg: object): void };
    getPackage(prefix: string): object;
    fromXML(
      xml: string,
      type: string,
    ): Promise<{ readonly rootElement: unknown; readonly warnings: readonly { readonly message: string }[] }>;
  }
}
