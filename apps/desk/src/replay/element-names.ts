/** Labels of a diagram's elements by id, as they are drawn. */
export const elementNames = (xml: string): Readonly<Record<string, string>> => {
  const names: Record<string, string> = {};
  for (const element of new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('[id][name]')) {
    names[element.id] = element.getAttribute('name') ?? element.id;
  }
  return names;
};
