import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { DecisionDefinitions } from './decision-definitions.js';
import { DecisionEvaluations } from './decision-evaluations.js';
import { evaluationRequest, type EvaluationRequest } from './evaluation-request.js';

@Controller('v2/decision-definitions')
export class DecisionDefinitionsController {
  constructor(
    private readonly definitions: DecisionDefinitions,
    private readonly evaluations: DecisionEvaluations,
  ) {}

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.definitions.search(identity, request);
  }

  @Post('evaluation')
  @HttpCode(200)
  evaluate(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: evaluationRequest }) request: EvaluationRequest,
  ): Promise<object> {
    return this.evaluations.evaluate(identity, request);
  }

  @Get(':key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.definitions.get(identity, key);
  }

  @Get(':key/xml')
  @Header('Content-Type', 'text/xml; charset=utf-8')
  xml(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<string> {
    return this.definitions.xml(identity, key);
  }
}
