/** Id of the first executable process, also of a file that does not compile yet; null where none can be found. */
export function executableProcessId(xml: string): string | null {
  for (const [, attributes = ''] of xml.matchAll(/<(?:[\w.-]+:)?process\s([^>]*)>/g)) {
    const id = /(?:^|\s)id\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1];
    if (id && /(?:^|\s)isExecutable\s*=\s*["']true["']/.test(attributes)) return id;
  }
  return null;
}
