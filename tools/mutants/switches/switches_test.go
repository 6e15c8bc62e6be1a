package switches

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Not parallel: a switch is one for its whole process.
func TestOneEditIsOn(t *testing.T) {
	Set(2)
	assert.False(t, On(3))
	assert.True(t, On(2))
	assert.False(t, Off(1, 2))
	assert.True(t, Off(1, 3), "it is not asked whether an edit was reached")
	assert.Equal(t, []int{2, 3}, Reached())
	Set(0)
	assert.False(t, On(2))
	assert.True(t, Off(2))
	assert.Equal(t, []int{2}, Reached())
}
