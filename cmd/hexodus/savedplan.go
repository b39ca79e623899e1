package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"hexodus/exporters/tree"
)

// savedPlan is a plan as a file. It holds no text of the blog but hashes, so it is small, can be read and reviewed, and
// nothing can be slipped into the site by changing it: hexodus apply makes the plan again from the blog, and does it
// only if it is the same.
type savedPlan struct {
	Version   int               `json:"version"`
	Hexodus   string            `json:"hexodus"`   // which hexodus made it
	Arguments []string          `json:"arguments"` // of the command line: what decides the site
	Counts    map[string]int    `json:"counts"`    // files by what is done about them
	Sources   map[string]string `json:"sources"`   // SHA-256 of each file that was read, by path in the blog
	Files     []tree.Step       `json:"files"`     // all but those that stay as they are
}

const savedPlanVersion = 1

func newSavedPlan(plan *tree.Plan, arguments []string, sources map[string]string) (*savedPlan, error) {
	steps, err := plan.Steps(true)
	if err != nil {
		return nil, err
	}
	p := &savedPlan{Version: savedPlanVersion, Hexodus: version(), Arguments: arguments, Counts: map[string]int{}, Sources: sources}
	for _, do := range tree.Verbs {
		p.Counts[do] = 0
	}
	for _, s := range steps {
		p.Counts[s.Do]++
	}
	p.Files = slices.DeleteFunc(steps, func(s tree.Step) bool { return s.Do == tree.DoKeep })
	return p, nil
}

func readPlan(path string) (*savedPlan, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, usage("%s: %w", path, reason(err))
	}
	var p savedPlan
	err = json.Unmarshal(data, &p)
	if wrong := new(json.UnmarshalTypeError); err != nil && !errors.As(err, &wrong) { // JSON of another kind is told below
		return nil, usage("%s: is no plan: %w", path, err)
	}
	if err != nil || p.Version != savedPlanVersion || len(p.Arguments) == 0 {
		return nil, usage("%s: is no plan that this hexodus knows; make one with hexodus plan -o FILE", path)
	}
	return &p, nil
}

// save writes the plan.
func (p *savedPlan) save(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	err = writePlan(f, p)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// still reports what is no longer as it was when the plan was made.
func (p *savedPlan) still(now *savedPlan) error {
	var changed []string
	for _, path := range slices.Sorted(maps.Keys(p.Sources)) {
		if sum, ok := now.Sources[path]; !ok {
			changed = append(changed, path+" (gone)")
		} else if sum != p.Sources[path] {
			changed = append(changed, path)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(now.Sources)) {
		if _, ok := p.Sources[path]; !ok {
			changed = append(changed, path+" (new)")
		}
	}
	if len(changed) > 0 {
		return stale("the blog", changed)
	}
	before := map[string]tree.Step{}
	for _, s := range p.Files {
		before[s.Path] = s
	}
	for _, s := range now.Files {
		if before[s.Path] != s {
			changed = append(changed, fmt.Sprintf("%s (%s)", s.Path, s.Do))
		}
		delete(before, s.Path)
	}
	for _, path := range slices.Sorted(maps.Keys(before)) {
		changed = append(changed, path+" (nothing to do)")
	}
	if len(changed) > 0 {
		return stale("the output folder or a file that is copied there", changed)
	}
	return nil
}

func stale(what string, changed []string) error {
	more := ""
	if n := len(changed) - 3; n > 0 {
		changed, more = changed[:3], fmt.Sprintf(" and %d more", n)
	}
	return &failure{exitRefused, errors.New(what + " changed since the plan was made: " + strings.Join(changed, ", ") + more +
		"; nothing was written: make a new plan")}
}

// given are those of a command's flags that were given, as arguments that say the same.
func given(c *cli.Context, flags []cli.Flag) []string {
	var args []string
	for _, f := range flags {
		name := f.Names()[0]
		if !c.IsSet(name) {
			continue
		}
		if _, list := f.(*cli.StringSliceFlag); list {
			for _, v := range c.StringSlice(name) {
				args = append(args, "--"+name+"="+v)
			}
			continue
		}
		args = append(args, fmt.Sprintf("--%s=%v", name, c.Value(name)))
	}
	return args
}
