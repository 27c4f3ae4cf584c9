import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DefinitionChanged, OperatedDefinition, OperatorReason } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { DefinitionOperations } from './definition-operations.js';
import { InstanceOperations, type Modification } from './instance-operations.js';
import {
  type DefinitionReason,
  definitionReasonSchema,
  modificationSchema,
  reasonSchema,
} from './operation-requests.js';

/** What an operator does to running instances and published versions. */
@ApiTags('operations')
@Controller('api/operations')
export class InstanceOperationsController {
  constructor(
    private readonly instances: InstanceOperations,
    private readonly definitions: DefinitionOperations,
  ) {}

  @Post('instances/:key/suspension')
  @HttpCode(204)
  suspend(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: reasonSchema }) { reason }: OperatorReason,
  ): Promise<void> {
    return this.instances.suspend(identity, key, reason);
  }

  @Post('instances/:key/resumption')
  @HttpCode(204)
  resume(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: reasonSchema }) { reason }: OperatorReason,
  ): Promise<void> {
    return this.instances.resume(identity, key, reason);
  }

  @Post('instances/:key/cancellation')
  @HttpCode(204)
  cancel(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: reasonSchema }) { reason }: OperatorReason,
  ): Promise<void> {
    return this.instances.cancel(identity, key, reason);
  }

  @Post('instances/:key/modification')
  @HttpCode(204)
  modify(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: modificationSchema }) modification: Modification,
  ): Promise<void> {
    return this.instances.modify(identity, key, modification);
  }

  @Get('definitions')
  listDefinitions(@CurrentIdentity() identity: Identity): Promise<readonly OperatedDefinition[]> {
    return this.definitions.list(identity);
  }

  @Post('definitions/:key/suspension')
  @HttpCode(200)
  suspendDefinition(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: definitionReasonSchema }) request: DefinitionReason,
  ): Promise<DefinitionChanged> {
    return this.definitions.suspend(identity, key, request);
  }

  @Post('definitions/:key/resumption')
  @HttpCode(200)
  resumeDefinition(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: definitionReasonSchema }) request: DefinitionReason,
  ): Promise<DefinitionChanged> {
    return this.definitions.resume(identity, key, request);
  }
}
