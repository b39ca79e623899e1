package tree

// fault lets a test fail or kill a run at a step; nil otherwise.
type fault func(step, path string) error

func (f fault) fail(step, path string) error {
	if f == nil {
		return nil
	}
	return f(step, path)
}
