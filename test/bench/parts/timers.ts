import { setTimeout as pause } from 'node:timers/promises';
import { figuresOf } from '../benched-system.js';
import { connected } from '../database.js';
import { judged } from '../goals.js';
import { HttpDesk, inParallel } from '../systems/http-desk.js';
import { onBeat } from './latency.js';
import type { Bench } from './part.js';

const name = 'timers';
const timers = 10_000;
const starters = 32;
/** Started to see how long the rest takes. */
const sample = 200;
/** Completions of people a second, before and while the timers fire. */
const people = 50;
const openTickets = 300;
/** Given up after so long. */
const mostSeconds = 120;

const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:bench">
<process id="bench-wait" isExecutable="true">
<startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="wait"/>
<intermediateCatchEvent id="wait"><timerEventDefinition id="t"><timeDate xsi:type="tFormalExpression">=due</timeDate></timerEventDefinition></intermediateCatchEvent>
<sequenceFlow id="b" sourceRef="wait" targetRef="after"/><userTask id="after"/>
<sequenceFlow id="c" sourceRef="after" targetRef="end"/><endEvent id="end"/>
</process></definitions>`;

/** 10,000 cases whose timer is due at one moment, and people who go on completing tasks. */
export const measureTimers = async ({ figures, database }: Bench): Promise<void> => {
  figures.heading(
    `${timers.toLocaleString('en')} timers due in the same second, ${String(people)} completions a second`,
  );
  const url = await database.create(name);
  const desk = await HttpDesk.start(url, database.dataDir);
  await deploy(desk);
  const due = await startCases(desk);
  const ready = await desk.openTickets(openTickets);
  await database.checkpoint();
  await pause(Math.max(0, due - 2_000 - Date.now()));
  let firedAfter: number | null = null;
  const watching = watch(url, due).then((after) => {
    firedAfter = after;
  });
  const dueAt = performance.now() + (due - Date.now());
  const beats = await onBeat(desk, ready, people, () => firedAfter !== null);
  await watching;
  const meanwhile = beats.completions.filter((_, index) => (beats.begun[index] ?? 0) >= dueAt);
  const before = beats.completions.filter((_, index) => (beats.begun[index] ?? 0) < dueAt);
  figures.add(judged.timers, firedAfter ?? mostSeconds, 's');
  figures.add(judged.people, figuresOf(meanwhile).p99, 'ms');
  figures.add('completion p99 of people in the two seconds before', figuresOf(before).p99, 'ms');
  figures.add('completions of people meanwhile', meanwhile.length, '');
  figures.add('beats without an open task', beats.starved, '');
  await desk.stop();
  await database.drop(name);
};

const deploy = async (desk: HttpDesk): Promise<void> => {
  const files = new FormData();
  files.append('resources', new Blob([diagram], { type: 'text/xml' }), 'bench-wait.bpmn');
  const { status, body } = await desk.client.send('POST', '/v2/deployments', files);
  if (status >= 300) throw new Error(`Expected a deployment, but got ${JSON.stringify(body)}`);
};

/** Answers when they are due: as soon as all of them, by the pace of the first, will have been started. */
const startCases = async (desk: HttpDesk): Promise<number> => {
  const start = async (count: number, due: number): Promise<void> => {
    const variables = { due: new Date(due).toISOString() };
    await inParallel(starters, Array.from({ length: count }), async () => {
      const answer = await desk.client.post('/v2/process-instances', { processDefinitionId: 'bench-wait', variables });
      if (answer.status >= 300) throw new Error(`Expected an instance, but got ${JSON.stringify(answer.body)}`);
    });
  };
  const begun = Date.now();
  await start(sample, begun + 86_400_000);
  const each = (Date.now() - begun) / sample;
  const openings = each * openTickets * 3;
  const due = Date.now() + Math.ceil(each * timers * 1.5 + openings) + 5_000;
  await start(timers, due);
  return due;
};

/** Seconds from `due` until no timer of then is left; `mostSeconds` where some still are. */
const watch = (url: string, due: number): Promise<number> =>
  connected(url, async (client) => {
    await pause(Math.max(0, due - Date.now()));
    while (Date.now() - due < mostSeconds * 1_000) {
      const { rows } = await client.query('SELECT 1 FROM timer WHERE due_at <= $1 LIMIT 1', [due]);
      if (rows.length === 0) break;
      await pause(20);
    }
    return (Date.now() - due) / 1_000;
  });
