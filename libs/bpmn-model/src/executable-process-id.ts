/** Id of the first executable process, also of a file that does not compile yet; null where none can be found. */
export function executableProcessId(xml: string): string | null {
  for (const [, attributes = ''] of xml.matchAll(/<(?:[\w.-]+:)?process\s([^>]*)>/g)) {
    const id = /(?:^|\s)id\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1];
    if (id && /(?:^|\s)isExecutable\s*=\s*["']true["']/.test(attributes)) return id;
  }
  return null;
}

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** Id of the first process of a BPMN file, else of its collaboration or definitions; null where it is no BPMN file. */
export function anyProcessId(xml: string): string | null {
  if (!xml.includes(bpmn)) return null;
  for (const name of ['process', 'collaboration', 'definitions']) {
    for (const [, attributes = ''] of xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}\\s([^>]*)>`, 'g'))) {
      const id = /(?:^|\s)id\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1];
      if (id) return id;
    }
  }
  return null;
}
