import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type {
  ErasureDone,
  ErasureOf,
  ErasurePreview,
  ErasureRequest,
  HistoryVerification,
  KeptCase,
  KeptCases,
  ReasonGiven,
} from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { Erasures } from './erasures.js';
import { KeptCaseList, type KeptView } from './kept-cases.js';
import { LegalHolds } from './legal-holds.js';
import { erasureOf, erasureRequest, keptQuery, reasonGiven, verificationQuery } from './record-requests.js';
import { RecordsVerification } from './records-verification.js';

/** Proof, keeping and erasing: the auditor's and the administrator's side of the history. */
@ApiTags('history')
@Controller('api/history')
export class RecordsController {
  constructor(
    private readonly verification: RecordsVerification,
    private readonly kept: KeptCaseList,
    private readonly holds: LegalHolds,
    private readonly erasures: Erasures,
  ) {}

  /** A bounded part of all streams; `nextCursor` leads on. */
  @Get('verification')
  verify(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: verificationQuery }) { cursor, limit }: { readonly cursor?: string; readonly limit: number },
  ): Promise<HistoryVerification> {
    return this.verification.part(identity, cursor, limit);
  }

  @Get('verification/:reference')
  verifyOne(
    @CurrentIdentity() identity: Identity,
    @Param('reference') reference: string,
  ): Promise<HistoryVerification> {
    return this.verification.one(identity, reference);
  }

  @Get('cases')
  cases(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: keptQuery }) { view, cursor }: { readonly view: KeptView; readonly cursor?: string },
  ): Promise<KeptCases> {
    return this.kept.list(identity, view, cursor);
  }

  @Get('cases/:reference')
  case(@CurrentIdentity() identity: Identity, @Param('reference') reference: string): Promise<KeptCase> {
    return this.kept.one(identity, reference);
  }

  @Put('holds/:reference')
  @HttpCode(204)
  hold(
    @CurrentIdentity() identity: Identity,
    @Param('reference') reference: string,
    @Body({ schema: reasonGiven }) { reason }: ReasonGiven,
  ): Promise<void> {
    return this.holds.set(identity, reference, reason);
  }

  @Post('holds/:reference/lift')
  @HttpCode(204)
  lift(
    @CurrentIdentity() identity: Identity,
    @Param('reference') reference: string,
    @Body({ schema: reasonGiven }) { reason }: ReasonGiven,
  ): Promise<void> {
    return this.holds.lift(identity, reference, reason);
  }

  @Post('erasures/preview')
  @HttpCode(200)
  preview(@CurrentIdentity() identity: Identity, @Body({ schema: erasureOf }) of: ErasureOf): Promise<ErasurePreview> {
    return this.erasures.preview(identity, of);
  }

  @Post('erasures')
  @HttpCode(200)
  erase(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: erasureRequest }) request: ErasureRequest,
  ): Promise<ErasureDone> {
    return this.erasures.erase(identity, request);
  }
}
