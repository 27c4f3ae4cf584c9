import { withMarkupAgain, withMarkupAsText } from './markup.js';

const file = (inside: string): string => `<d xmlns:h="urn:h"><documentation>${inside}</documentation></d>`;

/** As far as these tests go: what opens is closed. */
const isXml = (xml: string): boolean => (xml.match(/<\w[^/]*?>/g) ?? []).length === (xml.match(/<\//g) ?? []).length;

describe('markup between the words of a documentation', () => {
  it('is text for the reader, and markup again in the file', () => {
    const original = file('Hello <b>you</b> &amp; <h:i x="1"/><!-- me -->');
    const readable = withMarkupAsText(original);
    expect(readable).toBe(
      '<d xmlns:h="urn:h"><documentation relevo-markup="documentation">Hello &lt;b&gt;you&lt;/b&gt; &amp;amp; &lt;h:i x="1"/&gt;&lt;!-- me --&gt;</documentation></d>',
    );
    expect(withMarkupAgain(readable, isXml)).toBe(original);
  });

  it.each([
    ['words alone', file('a &lt;b&gt; <!-- c --> <![CDATA[<b>d</b>]]>')],
    ['an extension’s own', '<d><extensionElements><documentation>a <b>b</b></documentation></extensionElements></d>'],
    ['of another namespace', '<n:d><documentation>a <b>b</b></documentation></n:d>'],
    ['nothing at all', '<d><documentation/><script></script></d>'],
  ])('is nothing else: %s', (_, xml) => {
    expect(withMarkupAsText(xml)).toBe(xml);
    expect(withMarkupAgain(xml, isXml)).toBe(xml);
  });

  it('is what somebody has made of it', () => {
    const changed = withMarkupAsText(file('<b>one</b>')).replace('one', 'two &amp;amp; three');
    expect(withMarkupAgain(changed, isXml)).toBe(file('<b>two &amp; three</b>'));
  });

  it('stays text, every character of it, where it is no XML any more', () => {
    const changed = withMarkupAsText(file('<b>one</b>')).replace('&lt;/b&gt;', ' &lt; 2');
    expect(withMarkupAgain(changed, isXml)).toBe(file('&lt;b&gt;one &lt; 2'));
  });

  it('of a text and a script is marked at what is around them', () => {
    const original = '<b:d><b:note id="n"><b:text>Ask <i>Ana</i></b:text></b:note></b:d>';
    const readable = withMarkupAsText(original);
    expect(readable).toContain('<b:note id="n" relevo-markup="text"><b:text>Ask &lt;i&gt;');
    expect(withMarkupAgain(readable, isXml)).toBe(original);
    expect(withMarkupAgain('<b:d relevo-markup="text"><b:text/></b:d>', isXml)).toBe('<b:d><b:text/></b:d>');
  });

  it('is found in a large file at once', () => {
    const many = '<t id="x"><documentation>a <b>b</b></documentation></t>'.repeat(5_000);
    expect(withMarkupAgain(withMarkupAsText(`<d>${many}</d>`), isXml)).toBe(`<d>${many}</d>`);
  });
});
