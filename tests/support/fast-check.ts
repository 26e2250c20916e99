import fc from 'fast-check';

/** Properties are tried with this many inputs. `FC_NUM_RUNS=10000 npm run test:unit` looks longer. */
fc.configureGlobal({ numRuns: Number(process.env['FC_NUM_RUNS'] ?? 100) });
