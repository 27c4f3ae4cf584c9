import type { Draft, DraftCheck, Problem } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';

const descriptive = `<?xml version="1.0" encoding="UTF-8"?>
<semantic:definitions xmlns:semantic="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <semantic:process id="only-drawn" isExecutable="false"><semantic:task id="a" name="Look"/></semantic:process>
</semantic:definitions>`;

describe('a draft of a file from elsewhere', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  const owner = () => relevo.as('process-owner');
  const path = ({ id }: Draft, of: string): string => `/api/drafts/${id}/${of}`;

  it('takes any BPMN file as a draft; publishing alone refuses what cannot run', async () => {
    const files = { 'look.bpmn': descriptive };
    const { status, body } = await owner().post<Draft>('/api/drafts', { name: 'Only drawn', files });
    expect({ status, files: body.files, processId: body.processId }).toEqual({
      ...{ status: 201, files, processId: 'only-drawn' },
    });
    const check = (await owner().post<DraftCheck>(path(body, 'check'))).body;
    expect(check.publishable).toBe(false);
    expect(check.findings.length).toBeGreaterThan(0);
    expect((await owner().post<Problem>(path(body, 'publish'), { revision: 1, note: 'Go' })).status).toBe(422);
    expect((await owner().put(`/api/drafts/${body.id}`, { revision: 1, files })).status).toBe(200);

    const other = await owner().post<Problem>('/api/drafts', { name: 'No', files: { 'a.bpmn': '<svg id="a" />' } });
    expect(other).toMatchObject({ status: 422, body: { code: 'diagram-refused' } });
  });
});
