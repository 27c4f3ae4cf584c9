import {
  type Context,
  context,
  type Link,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { EngineError } from '../errors/engine-error.js';
import type { CaseCommand } from '../execution/executor.js';
import type { CommandEnd, GroupWatch } from '../execution/executor-observer.js';
import { requestOf } from '../requests/request-context.js';
import { type RequestSpan, type TracedRequest, Tracing } from './tracing.js';

export interface TracingOptions {
  readonly endpoint: string;
  readonly engine: string;
}

/** `00-<trace>-<span>-<flags>`; anything else begins a trace of its own. */
const parentOf = (traceparent: string | undefined): Context => {
  const found = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '');
  const [, traceId, spanId, flags] = found ?? [];
  if (traceId === undefined || spanId === undefined) return context.active();
  const sampled = (parseInt(flags ?? '00', 16) & 1) === 1;
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(context.active(), { traceId, spanId, traceFlags, isRemote: true });
};

const failedWith = (span: Span, error: unknown): void => {
  const code = error instanceof EngineError ? error.code : error instanceof Error ? error.name : 'unknown';
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
};

/** OpenTelemetry over OTLP/HTTP. Attributes hold names and keys, never what people wrote. */
export class OtelTracing extends Tracing {
  readonly #provider: NodeTracerProvider;
  readonly #tracer;
  readonly #commands = new WeakMap<CaseCommand<unknown>, Span>();

  constructor({ endpoint, engine }: TracingOptions) {
    super();
    this.#provider = new NodeTracerProvider({
      resource: resourceFromAttributes({
        'service.name': process.env['OTEL_SERVICE_NAME'] ?? 'relevo',
        'service.instance.id': engine,
      }),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }))],
    });
    this.#tracer = this.#provider.getTracer('relevo');
  }

  request({ method, id, traceparent }: TracedRequest): RequestSpan {
    const attributes = { 'http.request.method': method, 'relevo.request_id': id };
    const span = this.#tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parentOf(traceparent));
    return {
      handle: span,
      ended: ({ route, status }) => {
        span.updateName(`${method} ${route}`);
        span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  override readonly commandStarted = (command: CaseCommand<unknown>): void => {
    const request = requestOf(command.actor)?.span as Span | null | undefined;
    const parent = request ? trace.setSpan(context.active(), request) : context.active();
    const attributes = { 'relevo.command': command.name, 'relevo.case_key': command.caseKey };
    this.#commands.set(command, this.#tracer.startSpan(`command ${command.name}`, { attributes }, parent));
  };

  override readonly commandEnded = ({ command, commandId, ticket, failure }: CommandEnd): void => {
    const span = this.#commands.get(command);
    if (!span) return;
    span.setAttribute('relevo.command_id', commandId);
    if (ticket !== null) span.setAttribute('relevo.ticket', ticket);
    if (failure) failedWith(span, failure.error);
    span.end();
  };

  /** A group is nobody's child: it is linked with each command that it carried. */
  override readonly groupStarted = (commands: readonly CaseCommand<unknown>[]): GroupWatch => {
    const links = commands.flatMap((command): Link[] => {
      const span = this.#commands.get(command);
      return span ? [{ context: span.spanContext() }] : [];
    });
    const attributes = { 'relevo.group_commands': commands.length, 'db.system.name': 'postgresql' };
    const span = this.#tracer.startSpan('group', { root: true, links, attributes });
    const parent = trace.setSpan(context.active(), span);
    let phaseBegan = Date.now();
    return {
      phaseEnded: (phase) => {
        const now = Date.now();
        const options = { startTime: phaseBegan, kind: phase === 'execute' ? SpanKind.INTERNAL : SpanKind.CLIENT };
        this.#tracer.startSpan(`group ${phase}`, options, parent).end(now);
        phaseBegan = now;
      },
      ended: ({ committed }) => {
        if (!committed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };

  async close(): Promise<void> {
    await this.#provider.shutdown().catch(() => undefined);
  }
}
