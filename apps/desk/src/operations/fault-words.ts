/** What somebody typed as a value: JSON where it is some, else the text itself. */
export const typedValue = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};
