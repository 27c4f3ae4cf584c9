import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from '../compile-diagram.js';
import type { Profile } from '../diagram.js';

interface RuleTable {
  readonly profile?: Profile;
  /** What it is about, and the file. */
  readonly valid: Readonly<Record<string, string>>;
  /** The file, the code it is refused with, and the element that is named (null: none has an id). */
  readonly invalid: Readonly<Record<string, readonly [xml: string, code: string, element: string | null]>>;
}

/** A deploy rule with its valid/invalid table: the valid files keep this rule, whatever others say. */
export function describeRule(
  rule: { readonly codes: readonly string[] },
  { valid, invalid, profile }: RuleTable,
): void {
  const options = profile === undefined ? {} : { profile };
  const findingsOf = async (xml: string) => {
    const compilation = await compileDiagram(xml, options);
    return compilation.ok ? compilation.diagram.findings : compilation.findings;
  };
  describe(rule.codes.join(', '), () => {
    it.each(Object.entries(valid))('accepts %s', async (_name, xml) => {
      const findings = await findingsOf(xml);
      expect(findings.filter((finding) => rule.codes.includes(finding.code))).toEqual([]);
    });
    it.each(Object.entries(invalid))('refuses %s', async (_name, [xml, code, element]) => {
      const found = (await findingsOf(xml)).find((each) => each.code === code && (each.elementId ?? null) === element);
      expect(rule.codes).toContain(code);
      expect(found).toMatchObject({ message: expect.stringMatching(/^(Expected|Kept,) .*\.$/s) });
    });
  });
}
