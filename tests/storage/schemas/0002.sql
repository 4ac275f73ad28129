BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE answers (
	assessment_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (assessment_id, "key"), 
	CONSTRAINT fk_answers_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES('done','energy','{"value":"92.50"}');
INSERT INTO "answers" VALUES('in-work','energy','{"value":"93"}');
INSERT INTO "answers" VALUES('in-work','margin','{"drafts":{"parts/cod":"约 15"}}');
CREATE TABLE applicants (
	id VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	CONSTRAINT pk_applicants PRIMARY KEY (id)
);
INSERT INTO "applicants" VALUES('f1','{"name":"试验化纤有限公司","credit_code":"91320594MA1TE5T0X9","province":"江苏省","city":"苏州市","address":"试验路 1 号","postcode":"215000","industry_code":"2825","ownership":"private","legal_representative":"某法定代表人","contact":{"name":"某联系人","phone":"0512-00000000"}}','2026-11-22T12:00:00.000+08:00','2026-11-22T12:00:02.000+08:00');
CREATE TABLE assessments (
	id VARCHAR NOT NULL, 
	applicant_id VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	scheme_version INTEGER NOT NULL, 
	answered INTEGER NOT NULL, 
	rows INTEGER NOT NULL, 
	scheme_id VARCHAR NOT NULL, 
	pack_digest VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	total VARCHAR NOT NULL, 
	highest VARCHAR NOT NULL, 
	gate_state VARCHAR NOT NULL, 
	applicant_name VARCHAR NOT NULL, 
	scheme_title VARCHAR NOT NULL, 
	programme_id VARCHAR, 
	reopened_from VARCHAR, 
	removed_at VARCHAR, 
	head JSON NOT NULL, 
	frozen JSON, stale BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_assessments PRIMARY KEY (id), 
	CONSTRAINT fk_assessments_applicant_id_applicants FOREIGN KEY(applicant_id) REFERENCES applicants (id), 
	CONSTRAINT fk_assessments_pack_digest_packs FOREIGN KEY(pack_digest) REFERENCES packs (digest)
);
INSERT INTO "assessments" VALUES('done','f1',2025,1,1,3,'own-test','0000000000000000000000000000000000000000000000000000000000000000','factory','closed','2026-11-22T12:00:00.000+08:00','2026-11-22T12:00:01.000+08:00','','8.00','24.00','open','试验化纤有限公司','试验评价要求',NULL,NULL,NULL,'{}','{"document":{"subject":"factory","applicant":{"name":"试验化纤有限公司","credit_code":"91320594MA1TE5T0X9","province":"江苏省","city":"苏州市","address":"试验路 1 号","postcode":"215000","industry_code":"2825","ownership":"private","legal_representative":"某法定代表人","contact":{"name":"某联系人","phone":"0512-00000000"}},"year":2025,"scheme":{"id":"own-test","version":1},"answers":{"energy":{"value":"92.50"}},"boundary":{"sites":[{"id":"s1","name":"一厂","inside":"in"}]},"ledgers":{"energy":[{"id":"e1","drafts":{"bought":"约 3"},"carrier":"electricity","unit":"kWh","consumed":["10.50",null,"1","1","1","1","1","1","1","1","1","1"]},{"id":"e2","carrier":"raw-coal","unit":"t","consumed":"7"}],"none":["energy.feedstock"],"settings":{"electricity":"primary","accepted":["grid"]}}},"result":{"gate_state":"met","gates":[],"total":"4/1","lowest":"4/1","highest":"16/1","after_review":"4/1","sections":[{"id":"energy","title":"一级 energy","score":"4/1","points":"20/1","answered":1,"rows":3}],"rows":[{"indicator":{"kind":"quantitative","better":"higher","unit":"%","lead":{"value":"95","source":"form"},"base":{"value":"90","source":"form"},"id":"energy","title":"指标 energy","points":"8"},"section":"energy","number":"1","status":"scored","measure":{"kind":"quantitative","better":"higher","unit":"%","lead":{"value":"95","source":"form"},"base":{"value":"90","source":"form"},"id":"energy","title":"指标 energy","points":"8"},"value":"185/2","ratio":"1/2","points":"8/1","score":"4/1","pairs":[{"lead":{"value":"95/1","source":"填报表","confidence":"medium"},"base":{"value":"90/1","source":"填报表","confidence":"medium"}}],"steps":[{"said":{"code":"trace.value","params":{"value":"92.50","amount":"92.50%"}},"inputs":[["value","92.50"]],"result":"92.50"},{"said":{"code":"trace.benchmark","params":{"label":"引领值","origin":{"code":"benchmark.table","params":{"source":"填报表","confidence":{"code":"confidence.medium"}}},"lead":"95","amount":"95%"}},"inputs":[["lead","95"]],"result":"95"},{"said":{"code":"trace.benchmark","params":{"label":"基准值","origin":{"code":"benchmark.table","params":{"source":"填报表","confidence":{"code":"confidence.medium"}}},"base":"90","amount":"90%"}},"inputs":[["base","90"]],"result":"90"},{"said":{"code":"trace.ratio-higher","params":{"value":"92.5","lead":"95","base":"90","ratio":"0.5"}},"inputs":[["value","92.5"],["lead","95"],["base","90"],["ratio","0.5"]],"result":"0.5"},{"said":{"code":"trace.points","params":{"ratio":"0.5","points":"8","score":"4"}},"inputs":[["ratio","0.5"],["points","8"],["score","4"]],"result":"4"}]},{"indicator":{"kind":"ticks","better":"higher","unit":"项","lead":{"value":"8","source":"form"},"base":{"value":"0","source":"form"},"ticks":{"options":[{"id":"t1","title":"功能 1"},{"id":"t2","title":"功能 2"},{"id":"t3","title":"功能 3"},{"id":"t4","title":"功能 4"},{"id":"t5","title":"功能 5"},{"id":"t6","title":"功能 6"},{"id":"t7","title":"功能 7"},{"id":"t8","title":"功能 8"},{"id":"t9","title":"功能 9"},{"id":"t10","title":"功能 10"},{"id":"t11","title":"功能 11"},{"id":"t12","title":"功能 12"}]},"id":"platform","title":"指标 platform","points":"6"},"section":"energy","number":"2","status":"blank","measure":{"kind":"ticks","better":"higher","unit":"项","lead":{"value":"8","source":"form"},"base":{"value":"0","source":"form"},"ticks":{"options":[{"id":"t1","title":"功能 1"},{"id":"t2","title":"功能 2"},{"id":"t3","title":"功能 3"},{"id":"t4","title":"功能 4"},{"id":"t5","title":"功能 5"},{"id":"t6","title":"功能 6"},{"id":"t7","title":"功能 7"},{"id":"t8","title":"功能 8"},{"id":"t9","title":"功能 9"},{"id":"t10","title":"功能 10"},{"id":"t11","title":"功能 11"},{"id":"t12","title":"功能 12"}]},"id":"platform","title":"指标 platform","points":"6"},"points":"6/1","reason":{"code":"score.blank"},"pairs":[{"lead":{"value":"8/1","source":"填报表","confidence":"medium"},"base":{"value":"0/1","source":"填报表","confidence":"medium"}}],"steps":[{"said":{"code":"score.blank"}}]},{"indicator":{"kind":"parts","better":"higher","unit":"%","parts":[{"id":"nmhc","title":"非甲烷总烃","lead":{"value":"20","source":"form"},"base":{"value":"10","source":"form"}},{"id":"cod","title":"化学需氧量","lead":{"value":"20","source":"form"},"base":{"value":"10","source":"form"}}],"share":"entered-else-values","id":"margin","title":"指标 margin","points":"6"},"section":"energy","number":"3","status":"blank","measure":{"kind":"parts","better":"higher","unit":"%","parts":[{"id":"nmhc","title":"非甲烷总烃","lead":{"value":"20","source":"form"},"base":{"value":"10","source":"form"}},{"id":"cod","title":"化学需氧量","lead":{"value":"20","source":"form"},"base":{"value":"10","source":"form"}}],"share":"entered-else-values","id":"margin","title":"指标 margin","points":"6"},"points":"6/1","reason":{"code":"score.blank"},"pairs":[{"lead":{"value":"20/1","source":"填报表","confidence":"medium"},"base":{"value":"10/1","source":"填报表","confidence":"medium"},"inner":"nmhc","title":"非甲烷总烃"},{"lead":{"value":"20/1","source":"填报表","confidence":"medium"},"base":{"value":"10/1","source":"填报表","confidence":"medium"},"inner":"cod","title":"化学需氧量"}],"steps":[{"said":{"code":"score.blank"}}]}],"places":2},"factors":{"grid":{"value":"5/9","unit":"kgCO2/kWh","source":"公告","confidence":"high"}}}',0);
INSERT INTO "assessments" VALUES('in-work','f1',2025,1,1,3,'own-test','0000000000000000000000000000000000000000000000000000000000000000','factory','open','2026-11-22T12:00:02.000+08:00','2026-11-22T12:00:05.000+08:00','','8.00','24.00','open','试验化纤有限公司','试验评价要求',NULL,NULL,NULL,'{}',NULL,0);
CREATE TABLE benchmarks (
	assessment_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_benchmarks PRIMARY KEY (assessment_id, "key"), 
	CONSTRAINT fk_benchmarks_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
CREATE TABLE changes (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR NOT NULL, 
	assessment_id VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	said JSON NOT NULL, 
	edits JSON NOT NULL, 
	undoes VARCHAR, 
	CONSTRAINT uq_changes_id UNIQUE (id), 
	CONSTRAINT fk_changes_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "changes" VALUES(1,'first','in-work','2026-11-22T12:00:03.000+08:00','{"code":"change.value","params":{"title":"energy"}}','[{"collection":"answers","key":"energy","before":{"value":"92.50"},"after":{"value":"93"}}]',NULL);
INSERT INTO "changes" VALUES(2,'draft','in-work','2026-11-22T12:00:04.000+08:00','{"code":"change.value","params":{"title":"margin"}}','[{"collection":"answers","key":"margin","before":null,"after":{"drafts":{"parts/cod":"约 15"}}}]',NULL);
INSERT INTO "changes" VALUES(3,'year','in-work','2026-11-22T12:00:05.000+08:00','{"code":"change.value","params":{"title":"energy/e2"}}','[{"collection":"rows","key":"energy/e2","before":{"id":"e2","carrier":"raw-coal","unit":"t","consumed":"7"},"after":{"id":"e2","carrier":"raw-coal","unit":"t","consumed":"8"}}]',NULL);
CREATE TABLE conditions (
	assessment_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_conditions PRIMARY KEY (assessment_id, "key"), 
	CONSTRAINT fk_conditions_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
CREATE TABLE disqualifiers (
	assessment_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_disqualifiers PRIMARY KEY (assessment_id, "key"), 
	CONSTRAINT fk_disqualifiers_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
CREATE TABLE gates (
	assessment_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_gates PRIMARY KEY (assessment_id, "key"), 
	CONSTRAINT fk_gates_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
CREATE TABLE narrative (
	assessment_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_narrative PRIMARY KEY (assessment_id, "key"), 
	CONSTRAINT fk_narrative_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
CREATE TABLE packs (
	digest VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_packs PRIMARY KEY (digest)
);
INSERT INTO "packs" VALUES('0000000000000000000000000000000000000000000000000000000000000000','own-test',1,'{"header":{"format":"gf-pack/1","id":"own-test","version":1,"title":"试验评价要求","subject":"factory","issuer":"试验机关","standing":"own"},"table":{"sources":{"sure":{"title":"标准原文","confidence":"high"},"form":{"title":"填报表","confidence":"medium"},"doubtful":{"title":"未核对的抄本","confidence":"low"},"memory":{"title":"凭记忆","confidence":"memory"}},"sections":[{"id":"energy","title":"一级 energy","points":"20","groups":[{"number":"1","title":"指标 energy","indicators":[{"kind":"quantitative","better":"higher","unit":"%","lead":{"value":"95","source":"form"},"base":{"value":"90","source":"form"},"id":"energy","title":"指标 energy","points":"8"}]},{"number":"2","title":"指标 platform","indicators":[{"kind":"ticks","better":"higher","unit":"项","lead":{"value":"8","source":"form"},"base":{"value":"0","source":"form"},"ticks":{"options":[{"id":"t1","title":"功能 1"},{"id":"t2","title":"功能 2"},{"id":"t3","title":"功能 3"},{"id":"t4","title":"功能 4"},{"id":"t5","title":"功能 5"},{"id":"t6","title":"功能 6"},{"id":"t7","title":"功能 7"},{"id":"t8","title":"功能 8"},{"id":"t9","title":"功能 9"},{"id":"t10","title":"功能 10"},{"id":"t11","title":"功能 11"},{"id":"t12","title":"功能 12"}]},"id":"platform","title":"指标 platform","points":"6"}]},{"number":"3","title":"指标 margin","indicators":[{"kind":"parts","better":"higher","unit":"%","parts":[{"id":"nmhc","title":"非甲烷总烃","lead":{"value":"20","source":"form"},"base":{"value":"10","source":"form"}},{"id":"cod","title":"化学需氧量","lead":{"value":"20","source":"form"},"base":{"value":"10","source":"form"}}],"share":"entered-else-values","id":"margin","title":"指标 margin","points":"6"}]}]}],"not_applicable":"review-full-points"},"digest":"0000000000000000000000000000000000000000000000000000000000000000"}');
CREATE TABLE year_facts (
	applicant_id VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_year_facts PRIMARY KEY (applicant_id, year, "key"), 
	CONSTRAINT fk_year_facts_applicant_id_applicants FOREIGN KEY(applicant_id) REFERENCES applicants (id) ON DELETE CASCADE
);
INSERT INTO "year_facts" VALUES('f1',2025,'boundary','{"sites":[{"id":"s1","name":"一厂","inside":"in"}]}');
INSERT INTO "year_facts" VALUES('f1',2025,'settings','{"electricity":"primary","accepted":["grid"]}');
INSERT INTO "year_facts" VALUES('f1',2025,'none','["energy.feedstock"]');
CREATE TABLE year_rows (
	applicant_id VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	ledger VARCHAR NOT NULL, 
	row_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_year_rows PRIMARY KEY (applicant_id, year, ledger, row_id), 
	CONSTRAINT fk_year_rows_applicant_id_applicants FOREIGN KEY(applicant_id) REFERENCES applicants (id) ON DELETE CASCADE
);
INSERT INTO "year_rows" VALUES('f1',2025,'energy','e1',0,'{"id":"e1","drafts":{"bought":"约 3"},"carrier":"electricity","unit":"kWh","consumed":["10.50",null,"1","1","1","1","1","1","1","1","1","1"]}');
INSERT INTO "year_rows" VALUES('f1',2025,'energy','e2',1,'{"id":"e2","carrier":"raw-coal","unit":"t","consumed":"8"}');
CREATE INDEX ix_assessments_applicant_id ON assessments (applicant_id);
CREATE INDEX ix_changes_assessment_id ON changes (assessment_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('changes',3);
COMMIT;
