import { describe, expect, it } from '@jest/globals';
import { readXml } from './read-xml.js';

const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><definitions>&lol2;</definitions>';
const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('readXml', () => {
  it.each([
    ['entity expansion', bomb, 'doctype', 'DOCTYPE'],
    ['an external entity', '<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>', 'doctype', 'line 1'],
    ['an entity that is not declared', '<d>&other;</d>', 'not-well-formed', 'line 1'],
    ['an unclosed element', '<d>\n  <a>\n</d>', 'not-well-formed', 'line 3, column'],
    ['a prefix without namespace', '<bpmn:definitions/>', 'not-well-formed', 'bpmn'],
    ['no XML at all', 'PK\u0003\u0004', 'not-well-formed', 'line 1'],
    ['nothing', '  \n', 'not-xml', 'empty'],
    ['too many levels', nested(101), 'too-deep', '100'],
    ['too many elements', `<d>${'<a/>'.repeat(50_000)}</d>`, 'too-many-elements', '50000'],
    ['a file over 5 MB', `<d>${' '.repeat(6 * 1024 * 1024)}</d>`, 'file-too-large', '6.0 MB'],
    ['U+0000', '<d name="a\u0000b"/>', 'invalid-text', 'U+0000'],
    ['U+0000 as a reference', '<d name="&#0;"/>', 'not-well-formed', 'line 1'],
    ['half a surrogate pair', '<d>\uD800</d>', 'invalid-text', 'surrogate'],
  ])('refuses %s', (_name, xml, code, part) => {
    expect(readXml(xml)).toMatchObject({ ok: false, finding: { code, message: expect.stringContaining(part) } });
  });

  it('reads 100 levels, whole characters and CDATA', () => {
    expect(readXml(nested(100))).toMatchObject({ ok: true });
    expect(readXml('<d name="😀"><![CDATA[a < b]]></d>')).toMatchObject({
      ok: true,
      root: { name: 'd', text: 'a < b', attributes: [{ name: 'name', value: '😀' }] },
    });
  });

  it('cuts the drawings out of what is read for meaning', () => {
    const di = 'xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"';
    const xml = `<d ${di}><a/><di:BPMNDiagram x=">"><di:BPMNPlane/></di:BPMNDiagram>\n<di:BPMNDiagram/><b/></d>`;
    expect(readXml(xml)).toMatchObject({ ok: true, semantic: `<d ${di}><a/>\n<b/></d>` });
  });
});
