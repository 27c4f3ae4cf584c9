import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ExecutionModule } from '../execution/execution.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { UserTasksModule } from '../user-tasks/user-tasks.module.js';
import { AuthenticationController } from './authentication/authentication.controller.js';
import { DeploymentsController } from './deployments/deployments.controller.js';
import { ElementInstances } from './element-instances/element-instances.js';
import { ElementInstancesController } from './element-instances/element-instances.controller.js';
import { Incidents } from './incidents/incidents.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { Messages } from './messages/messages.js';
import { MessagesController } from './messages/messages.controller.js';
import { ProcessDefinitions } from './process-definitions/process-definitions.js';
import { ProcessDefinitionsController } from './process-definitions/process-definitions.controller.js';
import { CompletionWatch } from './process-instances/completion-watch.js';
import { ProcessInstances } from './process-instances/process-instances.js';
import { ProcessInstancesController } from './process-instances/process-instances.controller.js';
import { Resources } from './resources/resources.js';
import { ResourcesController } from './resources/resources.controller.js';
import { Search } from './search/search.js';
import { StaffSearch } from './search/staff-search.js';
import { TopologyController } from './topology/topology.controller.js';
import { UserTaskReads } from './user-tasks/user-task-reads.js';
import { UserTaskWrites } from './user-tasks/user-task-writes.js';
import { UserTasksController } from './user-tasks/user-tasks.controller.js';
import { VariablesController } from './variables/variables.controller.js';

/** The Camunda 8 Orchestration Cluster REST API (8.8), for every resource of it that Relevo has. */
@Module({
  imports: [CatalogueModule, ExecutionModule, KeysModule, MessagesModule, UserTasksModule],
  controllers: [
    ...[AuthenticationController, DeploymentsController, ElementInstancesController, IncidentsController],
    ...[MessagesController, ProcessDefinitionsController, ProcessInstancesController, ResourcesController],
    ...[TopologyController, UserTasksController, VariablesController],
  ],
  providers: [
    ...[CompletionWatch, ElementInstances, Incidents, Messages, ProcessDefinitions, ProcessInstances],
    ...[Resources, Search, StaffSearch, UserTaskReads, UserTaskWrites],
  ],
})
export class V2Module {}
