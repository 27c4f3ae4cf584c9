import { Module } from '@nestjs/common';
import { OperationsModule } from '../operations/operations.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { AuthenticationController } from './authentication/authentication.controller.js';
import { BatchOperationsController } from './batch-operations/batch-operations.controller.js';
import { ClockController } from './clock/clock.controller.js';
import { InstallationClock } from './clock/installation-clock.js';
import { ConditionalsController } from './conditionals/conditionals.controller.js';
import { DecisionDefinitions } from './decision-definitions/decision-definitions.js';
import { DecisionDefinitionsController } from './decision-definitions/decision-definitions.controller.js';
import { DecisionRecords } from './decision-definitions/decision-records.js';
import { DecisionEvaluations } from './decision-definitions/decision-evaluations.js';
import { DecisionInstancesController } from './decision-instances/decision-instances.controller.js';
import { DecisionRequirementsController } from './decision-requirements/decision-requirements.controller.js';
import { DeploymentsController } from './deployments/deployments.controller.js';
import { AdHocActivities } from './element-instances/ad-hoc-activities.js';
import { ElementInstances } from './element-instances/element-instances.js';
import { ElementInstancesController } from './element-instances/element-instances.controller.js';
import { EventSubProcesses } from './element-instances/event-sub-processes.js';
import { Incidents } from './incidents/incidents.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { Jobs } from './jobs/jobs.js';
import { JobsController } from './jobs/jobs.controller.js';
import { MessageSubscriptionsController } from './message-subscriptions/message-subscriptions.controller.js';
import { Messages } from './messages/messages.js';
import { MessagesController } from './messages/messages.controller.js';
import { ProcessDefinitions } from './process-definitions/process-definitions.js';
import { ProcessDefinitionsController } from './process-definitions/process-definitions.controller.js';
import { CompletionWatch } from './process-instances/completion-watch.js';
import { InstanceBatches } from './process-instances/instance-batches.js';
import { InstanceBatchesController } from './process-instances/instance-batches.controller.js';
import { ProcessInstances } from './process-instances/process-instances.js';
import { ProcessInstancesController } from './process-instances/process-instances.controller.js';
import { Resources } from './resources/resources.js';
import { ResourcesController } from './resources/resources.controller.js';
import { Search } from './search/search.js';
import { StaffSearch } from './search/staff-search.js';
import { SignalsController } from './signals/signals.controller.js';
import { TopologyController } from './topology/topology.controller.js';
import { UserTaskReads } from './user-tasks/user-task-reads.js';
import { UserTaskWrites } from './user-tasks/user-task-writes.js';
import { UserTasksController } from './user-tasks/user-tasks.controller.js';
import { VariablesController } from './variables/variables.controller.js';

/** The Camunda 8 Orchestration Cluster REST API (8.8), for every resource of it that Relevo has. */
@Module({
  imports: [OperationsModule, TicketsModule],
  controllers: [
    ...[
      AuthenticationController,
      ClockController,
      DeploymentsController,
      ElementInstancesController,
      IncidentsController,
      JobsController,
    ],
    ...[ConditionalsController, MessageSubscriptionsController, SignalsController],
    ...[MessagesController, ProcessDefinitionsController, ProcessInstancesController, ResourcesController],
    ...[DecisionDefinitionsController, DecisionInstancesController, DecisionRequirementsController],
    ...[BatchOperationsController, InstanceBatchesController],
    ...[TopologyController, UserTasksController, VariablesController],
  ],
  providers: [
    ...[
      CompletionWatch,
      ElementInstances,
      Incidents,
      InstallationClock,
      Jobs,
      Messages,
      ProcessDefinitions,
      ProcessInstances,
    ],
    ...[AdHocActivities, EventSubProcesses, DecisionDefinitions, DecisionEvaluations, DecisionRecords],
    InstanceBatches,
    ...[Resources, Search, StaffSearch, UserTaskReads, UserTaskWrites],
  ],
})
export class V2Module {}
