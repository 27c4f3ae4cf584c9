import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultOperation } from '../../../apps/engine/src/config/operation-settings.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: string | number };
}

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface Export {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

/** What an OpenTelemetry collector listens to: OTLP over HTTP, JSON. */
class Collector {
  readonly spans: Span[] = [];
  readonly paths = new Set<string>();
  readonly server: Server = createServer((request, response) => {
    this.paths.add(request.url ?? '');
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(Buffer.concat(parts).toString()) as Export;
      for (const { scopeSpans } of resourceSpans) for (const { spans } of scopeSpans) this.spans.push(...spans);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const caller = `00-${traceId}-b7ad6b7169203331-01`;

describe('traces', () => {
  const collector = new Collector();
  let relevo: TestEngine;
  let number: string;

  beforeAll(async () => {
    const otlpEndpoint = await collector.listen();
    relevo = await startEngine({ operation: { ...defaultOperation, otlpEndpoint } });
    const report = { processId: 'service-desk', title: 'Secret trouble', description: 'x' };
    const answer = await relevo
      .as('requester')
      .with({ traceparent: caller })
      .post<{ number: string }>('/api/tickets', report);
    number = answer.body.number;
    // The stop sends what is left.
    await relevo.close();
  });
  afterAll(() => new Promise((resolve) => collector.server.close(resolve)));

  const ofCaller = () => collector.spans.filter((span) => span.traceId === traceId);
  const attribute = (span: Span | undefined, key: string) =>
    span?.attributes.find((each) => each.key === key)?.value.stringValue;

  it('arrive where OTLP is listened to', () => {
    expect([...collector.paths]).toEqual(['/v1/traces']);
  });

  it('go on from the caller: request, then its command', () => {
    const request = ofCaller().find(({ name }) => name === 'POST /api/tickets');
    const command = ofCaller().find(({ name }) => name === 'command ReportTicket');

    expect(request?.parentSpanId).toBe('b7ad6b7169203331');
    expect(command?.parentSpanId).toBe(request?.spanId);
    expect(attribute(command, 'relevo.ticket')).toBe(number);
    expect(attribute(command, 'relevo.command_id')).toMatch(/-/);
  });

  it('show the transaction that carried it, linked, with its phases', () => {
    const command = ofCaller().find(({ name }) => name === 'command ReportTicket');
    const group = collector.spans.find(({ links = [] }) => links.some(({ spanId }) => spanId === command?.spanId));
    const phases = collector.spans.filter(({ parentSpanId }) => parentSpanId === group?.spanId).map(({ name }) => name);

    expect(group?.name).toBe('group');
    expect(phases).toEqual(['group lock', 'group execute', 'group commit']);
  });

  it('hold nothing of what people wrote', () => {
    expect(JSON.stringify(collector.spans)).not.toContain('Secret trouble');
  });
});
