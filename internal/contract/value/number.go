package value

import (
	"encoding/json"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Number is an exact number.
type Number = big.Rat

// mostExponent bounds the exponents that are kept exactly: a longer one would fill the memory. A number
// beyond it is taken to be at the bound, which lies outside every format.
const mostExponent = 5_000

// Parse reads the text of a JSON number; nil if it is none.
func Parse(text string) *Number {
	mantissa, exponent := text, ""
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], text[i+1:]
	}
	if exponent != "" {
		n, err := strconv.Atoi(exponent)
		switch {
		case err != nil && strings.Trim(exponent, "+-0123456789") != "":
			return nil
		case err != nil && strings.HasPrefix(exponent, "-"), n < -mostExponent:
			exponent = strconv.Itoa(-mostExponent)
		case err != nil, n > mostExponent:
			exponent = strconv.Itoa(mostExponent)
		}
		exponent = "e" + exponent
	}
	if mantissa == "" || strings.Trim(mantissa, "-.0123456789") != "" {
		return nil
	}
	number, ok := new(big.Rat).SetString(mantissa + exponent)
	if !ok {
		return nil
	}
	return number
}

// Text writes a number without rounding it.
func Text(n *Number) json.Number {
	if n.IsInt() {
		return json.Number(n.Num().String())
	}
	digits, _ := n.FloatPrec() // exact for what a document can write
	return json.Number(n.FloatString(digits))
}

// Plus returns the text of a number, increased by a whole one. The text must be one of a number.
func Plus(text json.Number, by int64) json.Number {
	return Text(new(big.Rat).Add(Parse(text.String()), new(big.Rat).SetInt64(by)))
}

// Of returns a float as the number that its shortest text says.
func Of(f float64) *Number { return Parse(strconv.FormatFloat(f, 'g', -1, 64)) }

// numberOf returns a value as a number; nil if it is none.
func numberOf(v any) *Number {
	switch v := v.(type) {
	case json.Number:
		return Parse(v.String())
	case float64:
		return Of(v)
	case int:
		return new(big.Rat).SetInt64(int64(v))
	case int64:
		return new(big.Rat).SetInt64(v)
	case uint64:
		return new(big.Rat).SetInt(new(big.Int).SetUint64(v))
	}
	return nil
}

func (c *check) number(s *Schema, n *Number, at []string) {
	if s.Minimum != nil {
		c.bound(-n.Cmp(s.Minimum), s.ExclusiveMinimum, at, "minimum", "exclusiveMinimum")
	}
	if s.Maximum != nil {
		c.bound(n.Cmp(s.Maximum), s.ExclusiveMaximum, at, "maximum", "exclusiveMaximum")
	}
	if s.MultipleOf != nil && s.MultipleOf.Sign() != 0 && !new(big.Rat).Quo(n, s.MultipleOf).IsInt() {
		c.add(at, "multipleOf")
	}
	if in := ranges[s.Format]; in != nil && !in(n) {
		c.add(at, "format")
	}
}

// bound checks a number that is beyond a bound if order is above zero, and at it if it is zero.
func (c *check) bound(order int, exclusive bool, at []string, beyond, reached string) {
	switch {
	case order > 0:
		c.add(at, beyond)
	case order == 0 && exclusive:
		c.add(at, reached)
	}
}

// ranges has the range of each format of numbers (OpenAPI 3.0.3, Data Types). That a number with the format
// of an integer is one is for its type to say.
var ranges = map[string]func(*Number) bool{
	"int32":  func(n *Number) bool { return between(n, math.MinInt32, math.MaxInt32) },
	"int64":  func(n *Number) bool { return between(n, math.MinInt64, math.MaxInt64) },
	"float":  func(n *Number) bool { f, _ := n.Float32(); return !math.IsInf(float64(f), 0) },
	"double": func(n *Number) bool { f, _ := n.Float64(); return !math.IsInf(f, 0) },
}

func between(n *Number, least, most int64) bool {
	return n.Cmp(new(big.Rat).SetInt64(least)) >= 0 && n.Cmp(new(big.Rat).SetInt64(most)) <= 0
}
