package finding_test

import (
	"strings"
	"testing"

	"hexodus/ir"
	"hexodus/ir/finding"
)

func TestAPanicIsAFindingWithItsPlace(t *testing.T) {
	var log finding.Log
	src := &ir.Source{Path: "a.md", Data: []byte("text")}
	broken := func() (done bool) {
		defer log.Catch(src, "", finding.Manual, func() { log.Ledger.SettleRest(finding.Field, "a.md", finding.Changed, finding.Panicked) })
		log.Ledger.Enter(finding.Field, "a.md", 3)
		log.Ledger.Enter(finding.Field, "b.md", 1)
		log.Ledger.Settle(finding.Field, "a.md", 1, finding.Carried, nil)
		var list []int
		return list[len(src.Path)] == 0
	}
	if broken() {
		t.Error("done")
	}
	list := log.Findings()
	if len(list) != 1 || list[0].Rule != finding.Panicked || list[0].File() != "a.md" ||
		!strings.HasPrefix(list[0].Detail, "runtime error: index out of range [4] with length 0, in ir/finding_test.") {
		t.Errorf("got %+v", list)
	}
	if err := log.Ledger.Balance(); err == nil || !strings.Contains(err.Error(), ": b.md: 1 ") || !strings.Contains(err.Error(), "(and 0 more)") {
		t.Errorf("the rest of a.md is settled and that of b.md is not: %v", err)
	}
	log.Ledger.SettleRest(finding.Field, "b.md", finding.Lost, finding.Panicked)
	log.Ledger.SettleRest(finding.Field, "b.md", finding.Lost, finding.Panicked)
	if err := log.Ledger.Balance(); err != nil {
		t.Error(err)
	}
}

func TestWithoutAPanicNothingIsSaid(t *testing.T) {
	var log finding.Log
	func() {
		defer log.Catch(nil, "a.md", finding.Manual, func() { t.Error("after nothing") })
	}()
	if list := log.Findings(); len(list) > 0 {
		t.Errorf("got %+v", list)
	}
}
