import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from './compile-diagram.js';

const corpus = process.env['RELEVO_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/conformance');
const folder = join(corpus, 'refuse');
const present = existsSync(folder);
if (!present) process.stderr.write(`Skipped the refusals: no corpus at ${corpus} (set RELEVO_CORPUS).\n`);

/** File, the rule that it breaks, and the element that the finding must name. */
const cases: readonly (readonly [file: string, code: string, element: string | undefined])[] = [
  ['EXT002.EXT002_1_Fail_duplicate_ID', 'duplicate-id', 'DUPLICATE'],
  ['EXT003.EXT002_1_Fail_missing_ID', 'missing-id', undefined],
  ['EXT021.EXT021_1_fail_event_sub_process', 'event-subprocess-flow', '_7'],
  ['EXT022.EXT022_1_fail_event_sub_process', 'event-subprocess-flow', '_7'],
  ['EXT023.EXT023_1_fail_no_incoming', 'dangling-reference', '_3'],
  ['EXT026.EXT026_1_fail_activity', 'default-flow-foreign', '_9'],
  ['EXT029.EXT029_1_failure', 'participant-multiplicity', '_3'],
  ['EXT030.EXT030_1_failure', 'participant-multiplicity', '_3'],
  ['EXT049.EXT049_1_failure', 'instantiate-incoming', '_2'],
  ['EXT057.EXT057_1_fail_incoming_seqFlow', 'event-subprocess-flow', '_5'],
  ['EXT058.EXT058_1_fail_noStartEvent', 'event-subprocess-start', '_5'],
  ['EXT059.EXT059_1_fail_illegal_cancelEventDef', 'event-trigger', '_9'],
  ['EXT067.EXT067_1_failure', 'multi-instance-collection', '_3'],
  ['EXT096.EXT096_1_Fail', 'start-event-incoming', '_2'],
  ['EXT098.EXT098_1_fail_cancel', 'event-trigger', '_2'],
  ['EXT099.EXT099_1_fail_call_ref_process', 'call-target', '_2'],
  ['EXT100.EXT100_1_fail_event', 'start-event-trigger', '_7'],
  ['EXT104.EXT104_1_fail', 'end-event-outgoing', '_3'],
  ['EXT106.EXT106_1_fail_cancel_end_event', 'event-trigger', '_5'],
  ['EXT110.EXT110_1_failure_cancel_link', 'event-trigger', '_7'],
  ['EXT112.EXT112_1_failure_incomingSeqFlow', 'boundary-event-incoming', '_7'],
  ['EXT115.EXT115_1_failure_noIncoming', 'no-incoming-flow', '_4'],
  ['EXT116.EXT116_1_failure_noOutgoing', 'no-outgoing-flow', '_4'],
  ['EXT118.EXT118_1_failure_wrongTarget', 'link-unpaired', '_4'],
  ['EXT124.EXT124_1_failure_noSource', 'link-unpaired', '_5'],
  ['EXT127.EXT127_1_failure_boundary', 'message-missing', '_16'],
  ['EXT136.EXT136_1_failure', 'event-gateway-outgoing', '_2'],
  ['EXT138.EXT138_1_failure_invalidEventType', 'event-gateway-target', '_7'],
  ['EXT143.EXT143_1_failure', 'compensation-handler-missing', '_3'],
  ['EXT150.EXT150_1_fail_normal_sequence_flow_missing_1', 'no-incoming-flow', '_4'],
  ['EXT151.EXT151_1_fail_normal_sequence_flow_missing_1', 'no-outgoing-flow', '_3'],
  ['EXT152.EXT152_1_fail_1', 'flow-crosses-scope', '_8'],
];

const whenPresent = present ? describe : describe.skip;

whenPresent('diagrams of the corpus that break one rule each', () => {
  it.each(cases)('%s is refused by %s at %s', async (file, code, element) => {
    const xml = readFileSync(join(folder, `betsy.bpmn_constraints.${file}.bpmn`), 'utf8');
    const compilation = await compileDiagram(xml);
    const errors = compilation.ok ? [] : compilation.findings.filter((finding) => finding.severity === 'error');
    expect(errors).toContainEqual(expect.objectContaining({ code, ...(element && { elementId: element }) }));
  });
});
