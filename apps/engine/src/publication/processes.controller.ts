import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProcessSummary, ProcessVersion, ProcessVersionDetail } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { definitionKeyParam, versionParam } from './draft-requests.js';
import { Versions } from './versions.js';

@ApiTags('processes')
@Controller('api')
export class ProcessesController {
  constructor(private readonly published: Versions) {}

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

  @Get('definitions/:key/xml')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  xml(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: definitionKeyParam }) key: string,
  ): Promise<string> {
    return this.published.xml(identity, key);
  }
}
