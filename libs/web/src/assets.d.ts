declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css';
declare module '@fontsource-variable/inter/wght.css';
declare module 'bpmn-auto-layout' {
  /** BPMN XML in, the same with its drawing out. */
  export const layoutProcess: (xml: string) => Promise<string>;
}
