/** Small choices of a person in this browser; a closed storage forgets them and nothing else. */
export const remembered = (name: string): boolean => {
  try {
    return localStorage.getItem(`relevo.modeler.${name}`) === 'yes';
  } catch {
    return false;
  }
};

export const remember = (name: string, value: boolean): void => {
  try {
    localStorage.setItem(`relevo.modeler.${name}`, value ? 'yes' : 'no');
  } catch {
    // chosen anew next time
  }
};
