/** form-js's PathRegistry: a key may be used once, and nothing may lie below a field's key. */
export class ClaimedPaths {
  private readonly root: Claim = { children: new Map(), closed: false, list: false };

  /** False where the path is taken. `closed` paths belong to fields and lists. */
  claim(path: readonly string[], kind: 'field' | 'list' | 'group'): boolean {
    let claim = this.root;
    for (const [index, segment] of path.entries()) {
      const isLast = index === path.length - 1;
      const found = claim.children.get(segment);
      if (found && (found.closed || (found.list && isLast) || (isLast && kind !== 'group'))) return false;
      const next = found ?? { children: new Map<string, Claim>(), closed: false, list: false };
      claim.children.set(segment, next);
      claim = next;
    }
    if (path.length > 0 && kind === 'field') claim.closed = true;
    if (path.length > 0 && kind === 'list') claim.list = true;
    return true;
  }
}

interface Claim {
  readonly children: Map<string, Claim>;
  closed: boolean;
  list: boolean;
}
