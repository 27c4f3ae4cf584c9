interface TextTree {
  readonly [key: string]: string | TextTree;
}

const isTree = (value: unknown): value is TextTree => typeof value === 'object' && value !== null;

/** Every key path with the names of its `{{values}}`: two languages are complete when these lists are equal. */
export const wordKeys = (texts: object, prefix = ''): readonly string[] =>
  Object.entries(texts as TextTree).flatMap(([key, value]) => {
    if (isTree(value)) return wordKeys(value, `${prefix}${key}.`);
    const names = [...value.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    return [`${prefix}${key}(${names.join(',')})`];
  });
