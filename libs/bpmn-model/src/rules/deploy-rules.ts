import { adHoc } from './ad-hoc.js';
import { boundaryEvents } from './boundary-events.js';
import { callActivityTarget } from './call-activity-target.js';
import { compensation } from './compensation.js';
import type { CompiledRule } from './compiled-rule.js';
import { conditionalFlows } from './conditional-flows.js';
import { connected } from './connected.js';
import { dataAssociations } from './data-associations.js';
import { decidedLater } from './decided-later.js';
import { defaultFlow } from './default-flow.js';
import { diagramInterchange } from './diagram-interchange.js';
import { endEvents } from './end-events.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { eventSubprocess } from './event-subprocess.js';
import { eventTriggers } from './event-triggers.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { executableProcess } from './executable-process.js';
import { feelSyntax } from './feel-syntax.js';
import { gatewayDirection } from './gateway-direction.js';
import { ids } from './ids.js';
import { instantiatingElements } from './instantiating-elements.js';
import { internalJobTypes } from './internal-job-types.js';
import { ioSpecification } from './io-specification.js';
import { linkEvents } from './link-events.js';
import { listenerPlaces } from './listener-places.js';
import { messageFlows } from './message-flows.js';
import { multiInstance } from './multi-instance.js';
import { operationMessage } from './operation-message.js';
import { participantMultiplicity } from './participant-multiplicity.js';
import { references } from './references.js';
import { relevoProperties } from './relevo-properties.js';
import { reservedVariable } from './reserved-variable.js';
import type { Rule, XmlRule } from './rule.js';
import { sequenceFlows } from './sequence-flows.js';
import { standardLoop } from './standard-loop.js';
import { startEvents } from './start-events.js';
import { supportedElements } from './supported-elements.js';
import { timerValues } from './timer-values.js';
import { tokenQuantities } from './token-quantities.js';
import { userTaskAssignment } from './user-task-assignment.js';

/** What is written. */
export const xmlRules: readonly XmlRule[] = [ids, supportedElements, diagramInterchange];

/** What is drawn. */
export const diagramRules: readonly Rule[] = [
  references,
  executableProcess,
  startEvents,
  endEvents,
  sequenceFlows,
  connected,
  defaultFlow,
  conditionalFlows,
  gatewayDirection,
  exclusiveGateway,
  eventBasedGateway,
  boundaryEvents,
  eventTriggers,
  eventSubprocess,
  linkEvents,
  compensation,
  adHoc,
  standardLoop,
  multiInstance,
  tokenQuantities,
  instantiatingElements,
  listenerPlaces,
  participantMultiplicity,
  messageFlows,
  operationMessage,
  ioSpecification,
  dataAssociations,
  callActivityTarget,
  relevoProperties,
  decidedLater,
];

/** What it says. */
export const compiledRules: readonly CompiledRule[] = [
  feelSyntax,
  timerValues,
  userTaskAssignment,
  reservedVariable,
  internalJobTypes,
];
