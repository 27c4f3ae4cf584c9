import { Module } from '@nestjs/common';
import { CaseRemoval } from './case-removal.js';
import { Erasures } from './erasures.js';
import { KeptCaseList } from './kept-cases.js';
import { LegalHolds } from './legal-holds.js';
import { RecordsController } from './records.controller.js';
import { RecordsVerification } from './records-verification.js';
import { RemovalDates } from './removal-dates.js';
import { RemovalSweeper } from './removal-sweeper.js';

/** What becomes of records: proof, legal holds, erasure of values, removal of whole cases. */
@Module({
  controllers: [RecordsController],
  providers: [RecordsVerification, KeptCaseList, LegalHolds, Erasures, RemovalDates, CaseRemoval, RemovalSweeper],
})
export class RecordsModule {}
