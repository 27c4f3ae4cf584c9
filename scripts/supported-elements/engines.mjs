/**
 * What five engines run, as their own documentation or their own parser says, read in November 2026. An event is named
 * by its trigger at its position, as in the support table; an activity, gateway or marker by the row it fills.
 */

/** At which positions an engine takes which triggers; what is not named it does not run. */
const positions = (events) => Object.entries(events).map(([position, triggers]) => [position, triggers.split(' ')]);

export const engines = [
  {
    name: 'Camunda 7',
    version: '7, latest manual',
    sources: [
      ['coverage of the implementation reference', 'https://docs.camunda.org/manual/latest/reference/bpmn20/'],
      [
        'limitation of the inclusive join',
        'https://docs.camunda.org/manual/latest/reference/bpmn20/gateways/inclusive-gateway/',
      ],
    ],
    events: positions({
      'start event': 'none message timer conditional signal',
      'start event of an event subprocess': 'message timer error escalation compensate conditional signal',
      'non-interrupting start event of an event subprocess': 'message timer escalation conditional signal',
      'intermediate catch event': 'message timer conditional link signal',
      'boundary event': 'message timer error escalation cancel compensate conditional signal',
      'non-interrupting boundary event': 'message timer escalation conditional signal',
      'intermediate throw event': 'none message escalation compensate link signal',
      'end event': 'none message error escalation cancel compensate signal terminate',
    }),
    runs: [
      'task manual-task user-task service-task send-task receive-task script-task business-rule-task',
      'exclusive-gateway parallel-gateway event-based-gateway conditional-flow default-flow several-starts lanes',
      'sub-process event-sub-process transaction call-activity',
      'multi-instance-sequential multi-instance-parallel completion-condition compensation-handler listeners',
    ],
    partly: { 'inclusive-gateway': 'its join counts tokens' },
  },
  {
    name: 'Camunda 8',
    version: '8.8 (conditional events: 8.9)',
    sources: [
      ['BPMN coverage', 'https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/'],
      [
        'compensation events (no event subprocess, no called process, once for all instances)',
        'https://docs.camunda.io/docs/components/modeler/bpmn/compensation-events/',
      ],
      ['conditional events (8.9)', 'https://docs.camunda.io/docs/next/components/modeler/bpmn/conditional-events/'],
      ['inclusive gateways', 'https://docs.camunda.io/docs/components/modeler/bpmn/inclusive-gateways/'],
      ['ad-hoc subprocesses', 'https://docs.camunda.io/docs/components/modeler/bpmn/ad-hoc-subprocesses/'],
    ],
    events: positions({
      'start event': 'none message timer conditional signal',
      'start event of an event subprocess': 'message timer error escalation conditional signal',
      'non-interrupting start event of an event subprocess': 'message timer escalation conditional signal',
      'intermediate catch event': 'message timer conditional link signal',
      'boundary event': 'message timer error escalation compensate conditional signal',
      'non-interrupting boundary event': 'message timer escalation conditional signal',
      'intermediate throw event': 'none message escalation compensate link signal',
      'end event': 'none message error escalation compensate signal terminate',
    }),
    runs: [
      'task manual-task user-task service-task send-task receive-task script-task business-rule-task',
      'exclusive-gateway parallel-gateway inclusive-gateway event-based-gateway conditional-flow default-flow',
      'several-starts lanes sub-process event-sub-process call-activity ad-hoc-sub-process',
      'multi-instance-sequential multi-instance-parallel completion-condition compensation-handler listeners',
    ],
    partly: {},
  },
  {
    name: 'Flowable',
    version: '8.0, and the sources of its main branch',
    sources: [
      ['BPMN constructs', 'https://www.flowable.com/open-source/docs/bpmn/ch07b-BPMN-Constructs'],
      [
        'parse handlers of the engine (which triggers each position takes)',
        'https://github.com/flowable/flowable-engine/tree/main/modules/flowable-engine/src/main/java/org/flowable/engine/impl/bpmn/parser/handler',
      ],
      [
        'each element deployed to 8.0.0 (complex gateways pass through)',
        'https://github.com/nathanpond/Auton8/wiki/BPMN-Element-Support-Inventory',
      ],
    ],
    events: positions({
      'start event': 'none message timer signal',
      'start event of an event subprocess': 'message timer error escalation conditional signal',
      'non-interrupting start event of an event subprocess': 'message timer escalation conditional signal',
      'intermediate catch event': 'message timer conditional signal',
      'boundary event': 'message timer error escalation cancel compensate conditional signal',
      'non-interrupting boundary event': 'message timer escalation conditional signal',
      'intermediate throw event': 'none escalation compensate signal',
      'end event': 'none error escalation cancel terminate',
    }),
    runs: [
      'task manual-task user-task service-task send-task receive-task script-task business-rule-task',
      'exclusive-gateway parallel-gateway inclusive-gateway event-based-gateway conditional-flow default-flow',
      'several-starts lanes sub-process event-sub-process transaction call-activity ad-hoc-sub-process',
      'multi-instance-sequential multi-instance-parallel completion-condition compensation-handler listeners',
      'data-object',
    ],
    partly: {},
  },
  {
    name: 'SpiffWorkflow',
    version: 'main branch',
    sources: [
      ['supported elements', 'https://github.com/sartography/SpiffWorkflow/blob/main/doc/bpmn/supported.rst'],
      [
        'event parsers (which triggers each position takes; several make a multiple event)',
        'https://github.com/sartography/SpiffWorkflow/blob/main/SpiffWorkflow/bpmn/parser/event_parsers.py',
      ],
      ['event subprocesses, June 2026', 'https://github.com/sartography/SpiffWorkflow/pull/475'],
    ],
    events: [
      ['start event', ['none', 'message', 'timer', 'conditional', 'signal', 'multiple', 'parallel multiple']],
      [
        'start event of an event subprocess',
        ['message', 'timer', 'conditional', 'signal', 'multiple', 'parallel multiple'],
      ],
      ['intermediate catch event', ['message', 'timer', 'conditional', 'signal', 'multiple', 'parallel multiple']],
      [
        'boundary event',
        ['message', 'timer', 'error', 'escalation', 'cancel', 'conditional', 'signal', 'multiple', 'parallel multiple'],
      ],
      [
        'non-interrupting boundary event',
        ['message', 'timer', 'escalation', 'conditional', 'signal', 'multiple', 'parallel multiple'],
      ],
      ['intermediate throw event', ['none', 'message', 'escalation', 'signal', 'multiple']],
      ['end event', ['none', 'message', 'error', 'escalation', 'cancel', 'signal', 'terminate', 'multiple']],
    ],
    runs: [
      'task manual-task user-task send-task receive-task script-task business-rule-task',
      'exclusive-gateway parallel-gateway inclusive-gateway event-based-gateway conditional-flow default-flow',
      'several-starts lanes sub-process event-sub-process transaction call-activity',
      'standard-loop multi-instance-sequential multi-instance-parallel completion-condition data-object',
    ],
    partly: {
      'service-task': 'parsed; running it is the caller’s',
      'data-store': 'parsed; reading and writing it is the caller’s',
    },
  },
  {
    name: 'bpmn-server',
    version: 'main branch',
    sources: [
      ['overview', 'https://github.com/bpmnServer/bpmn-server/blob/main/docs/README.md'],
      [
        'behaviours of the engine (which triggers it takes)',
        'https://github.com/bpmnServer/bpmn-server/tree/main/src/elements/behaviours',
      ],
      ['nodes of the engine', 'https://github.com/bpmnServer/bpmn-server/blob/main/src/elements/NodeLoader.ts'],
    ],
    events: positions({
      'start event': 'none message timer signal',
      'start event of an event subprocess': 'message timer error escalation signal',
      'non-interrupting start event of an event subprocess': 'message timer signal',
      'intermediate catch event': 'message timer signal',
      'boundary event': 'message timer error escalation cancel compensate signal',
      'non-interrupting boundary event': 'message timer escalation signal',
      'intermediate throw event': 'none message escalation compensate signal',
      'end event': 'none message error escalation cancel compensate signal terminate',
    }),
    runs: [
      'task user-task service-task send-task receive-task script-task business-rule-task',
      'exclusive-gateway parallel-gateway event-based-gateway conditional-flow default-flow several-starts lanes',
      'sub-process event-sub-process transaction call-activity',
      'standard-loop multi-instance-sequential multi-instance-parallel compensation-handler listeners',
    ],
    partly: { 'inclusive-gateway': 'runs as a parallel one', 'manual-task': 'passes through' },
  },
];
