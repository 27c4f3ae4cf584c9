/** Changes of one letter that turn one name into the other. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[other.length] ?? 0;
};

/** Letters that changed places are one slip of the fingers. */
const sameLetters = (one: string, other: string): boolean =>
  [...one].toSorted().join('') === [...other].toSorted().join('');

const plainly = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '');

/** The name that was probably meant; undefined where none is near. */
export const nearName = (name: string, known: readonly string[]): string | undefined => {
  const plain = plainly(name);
  const most = Math.max(1, Math.floor(plain.length / 5));
  return known
    .filter((other) => other !== name)
    .map((other) => ({ other, far: distance(plain, plainly(other)) }))
    .filter(({ other, far }) => far <= most || (far === 2 && sameLetters(plain, plainly(other))))
    .toSorted((a, b) => a.far - b.far)[0]?.other;
};
