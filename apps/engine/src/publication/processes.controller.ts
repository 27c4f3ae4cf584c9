import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProcessSummary, ProcessVersion, ProcessVersionDetail, Published } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { definitionKeyParam, publishAgain, type PublishAgainRequest, versionParam } from './draft-requests.js';
import { PublicationAgain } from './publication-again.js';
import { Versions } from './versions.js';

@ApiTags('processes')
@Controller('api')
export class ProcessesController {
  constructor(
    private readonly published: Versions,
    private readonly again: PublicationAgain,
  ) {}

  @Get('processes')
  processes(@CurrentIdentity() identity: Identity): Promise<readonly ProcessSummary[]> {
    return this.published.processes(identity);
  }

  @Get('processes/:id/versions')
  versions(@CurrentIdentity() identity: Identity, @Param('id') id: string): Promise<readonly ProcessVersion[]> {
    return this.published.versions(identity, id);
  }

  @Get('processes/:id/versions/:version')
  version(
    @CurrentIdentity() identity: Identity,
    @Param('id') id: string,
    @Param('version', { schema: versionParam }) version: number,
  ): Promise<ProcessVersionDetail> {
    return this.published.detail(identity, id, version);
  }

  @Post('processes/:id/versions/:version/publish')
  @HttpCode(200)
  publishAgain(
    @CurrentIdentity() identity: Identity,
    @Param('id') id: string,
    @Param('version', { schema: versionParam }) version: number,
    @Body({ schema: publishAgain }) request: PublishAgainRequest,
  ): Promise<Published> {
    return this.again.publish(identity, { processId: id, version }, request);
  }

  @Get('definitions/:key/xml')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  xml(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: definitionKeyParam }) key: string,
  ): Promise<string> {
    return this.published.xml(identity, key);
  }
}
