import { withRemarksOf } from './remarks.js';

const original = `<?xml version="1.0"?>
<!-- Licence: ours -->
<definitions id="d">
  <process id="p">
    <!-- first -->
    <!-- second -->
    <task id="a" name="x > y &amp; z" />
    <task id="b"><!-- alone inside --></task>
    <task id="c">
      <documentation>why</documentation>
      <!-- last in c -->
    </task>
    <!-- before what goes -->
    <task id="gone" />
    <!-- last in p -->
  </process>
</definitions>
<!-- after all -->
`;

describe('remarks of a file', () => {
  it('stand where they stood when the file is written anew', () => {
    const written = `<?xml version="1.0"?>
<definitions id="d">
  <process id="p">
    <task id="c">
      <documentation>why</documentation>
    </task>
    <task id="a" name="changed" />
    <task id="b" />
  </process>
</definitions>
`;
    expect(withRemarksOf(original, written)).toBe(`<?xml version="1.0"?>
<!-- Licence: ours -->
<definitions id="d">
  <process id="p">
    <task id="c">
      <documentation>why</documentation>
      <!-- last in c -->
    </task>
    <!-- first -->
    <!-- second -->
    <task id="a" name="changed" />
    <task id="b"><!-- alone inside --></task>
    <!-- before what goes -->
    <!-- last in p -->
  </process>
</definitions>

<!-- after all -->`);
  });

  it('find an element without an id by its place among its likes', () => {
    const before = '<a><b/><!-- one --><b/><c><!-- two --><d x="1"/></c></a>';
    expect(withRemarksOf(before, '<n:a><n:b/><n:b/><n:c><n:d x="2"/></n:c></n:a>')).toBe(
      '<n:a><n:b/><!-- one -->\n<n:b/><n:c><!-- two -->\n<n:d x="2"/></n:c></n:a>',
    );
  });

  it('are no remarks inside of text that only looks like one', () => {
    const before = '<a><b><![CDATA[<!-- no -->]]></b><c d="&lt;!-- no -->"/></a>';
    expect(withRemarksOf(before, '<a><b>x</b></a>')).toBe('<a><b>x</b></a>');
  });

  it('leave a file without remarks as it was written', () => {
    expect(withRemarksOf('<a/>', '<a />')).toBe('<a />');
  });

  it('are put back into a large file at once', () => {
    const many = Array.from({ length: 2_000 }, (_, place) => `<!-- ${place} --><t id="t${place}"/>`).join('');
    const written = Array.from({ length: 2_000 }, (_, place) => `<t id="t${place}"/>`).join('');
    const whole = withRemarksOf(`<a>${many}</a>`, `<a>${written}</a>`);
    expect(whole.replaceAll('\n', '')).toBe(`<a>${many}</a>`);
  });
});
