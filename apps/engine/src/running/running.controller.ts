import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, Passages, RunningProcess, RunningTicket } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { AskedLanguage, type LanguageHint } from '../tickets/language.js';
import { Readers } from '../tickets/readers.js';
import { RunningProcesses } from './running-processes.js';
import * as requests from './running-requests.js';

/** What runs of a process, for its diagram. */
@ApiTags('processes')
@Controller('api/processes/:id')
export class RunningController {
  constructor(
    private readonly running: RunningProcesses,
    private readonly readers: Readers,
  ) {}

  @Get('running')
  overview(
    @CurrentIdentity() identity: Identity,
    @Param('id') id: string,
    @Query({ schema: requests.runningSchema }) { version }: requests.Running,
  ): Promise<RunningProcess> {
    return this.running.overview(identity, id, version);
  }

  @Get('running/tickets')
  tickets(
    @CurrentIdentity() identity: Identity,
    @Param('id') id: string,
    @Query({ schema: requests.runningTicketsSchema }) list: requests.RunningTickets,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<Page<RunningTicket>> {
    return this.running.tickets({ identity, reader: this.readers.of(identity, hint) }, id, list);
  }

  @Get('versions/:version/passages')
  passages(
    @CurrentIdentity() identity: Identity,
    @Param({ schema: requests.ofVersionSchema }) of: requests.OfVersion,
    @Query({ schema: requests.passagesSchema }) asked: requests.PassagesRequest,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<Passages> {
    return this.running.passages({ identity, reader: this.readers.of(identity, hint) }, of, asked);
  }
}
