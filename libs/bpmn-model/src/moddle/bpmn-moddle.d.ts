/** bpmn-moddle 10 exports no types for its entry point; this is the part we use. */
declare module 'bpmn-moddle' {
  export interface BpmnModdleResult {
    readonly rootElement: import('./moddle-element.js').ModdleElement;
    readonly elementsById: Readonly<Record<string, import('./moddle-element.js').ModdleElement>>;
    readonly warnings: readonly import('./moddle-element.js').ModdleWarning[];
  }
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<BpmnModdleResult>;
  }
}
