package hillock.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionsTest {
    private static String parsed(String text) {
        return Shown.of(Parser.parseExpression(new Source("x", text)));
    }

    @Test void powersBindTighterThanSignsAndToTheRight() {
        assertThat(parsed("-x^2")).isEqualTo("(negate (^ x 2))");
        assertThat(parsed("2^3^2")).isEqualTo("(^ 2 (^ 3 2))");
        assertThat(parsed("2^-x^2")).isEqualTo("(^ 2 (negate (^ x 2)))");
        assertThat(parsed("x^2*y")).isEqualTo("(* (^ x 2) y)");
        assertThat(parsed("a^-1 * b")).isEqualTo("(* (^ a (negate 1)) b)");
    }

    @Test void signsBindTighterThanProducts() {
        assertThat(parsed("-a * b")).isEqualTo("(* (negate a) b)");
        assertThat(parsed("a * -b")).isEqualTo("(* a (negate b))");
        assertThat(parsed("a - -b")).isEqualTo("(- a (negate b))");
        assertThat(parsed("--a")).isEqualTo("(negate (negate a))");
        assertThat(parsed("+a")).isEqualTo("(plus a)");
    }

    @Test void productsAndSumsGoFromLeftToRight() {
        assertThat(parsed("a - b - c")).isEqualTo("(- (- a b) c)");
        assertThat(parsed("a / b / c * d")).isEqualTo("(* (/ (/ a b) c) d)");
        assertThat(parsed("a + b * c - d")).isEqualTo("(- (+ a (* b c)) d)");
        assertThat(parsed("(a + b) * c")).isEqualTo("(* (+ a b) c)");
    }

    @Test void comparisonsThenNotThenAndThenOr() {
        assertThat(parsed("not a < b and c or d")).isEqualTo("(or (and (not (< a b)) c) d)");
        assertThat(parsed("a + 1 >= b * 2 and not not c")).isEqualTo("(and (>= (+ a 1) (* b 2)) (not (not c)))");
        assertThat(parsed("a == b or c != d and e <= f")).isEqualTo("(or (== a b) (and (!= c d) (<= e f)))");
    }

    @Test void choicesReachAsFarAsTheyCan() {
        assertThat(parsed("if a > b then x else y + 1")).isEqualTo("(if (> a b) x (+ y 1))");
        assertThat(parsed("if a then x else if b then y else z")).isEqualTo("(if a x (if b y z))");
        assertThat(parsed("1 + (if a then x else y) * 2")).isEqualTo("(+ 1 (* (if a x y) 2))");
    }

    @Test void aNumberAndItsUnitBindTighterThanAnyOperator() {
        assertThat(parsed("S / 1 ms")).isEqualTo("(/ S 1[ms])");
        assertThat(parsed("5 /ms * (1 - S)")).isEqualTo("(* 5[/ms] (- 1 S))");
        assertThat(parsed("0.1 /mV/ms * (V + 40 mV)")).isEqualTo("(* 0.1[/mV/ms] (+ V 40[mV]))");
        assertThat(parsed("1 /ms / (1 + x)")).isEqualTo("(/ 1[/ms] (+ 1 x))");
        assertThat(parsed("-65 mV")).isEqualTo("(negate 65[mV])");
        assertThat(parsed("5 ms ^ 2")).isEqualTo("(^ 5[ms] 2)");
        assertThat(parsed("3 uA/cm^2*ms^0.5")).isEqualTo("3[uA/cm^2*ms^0.5]");
        assertThat(parsed("2 m^-1.5")).isEqualTo("2[m^-1.5]");
    }

    @Test void operatorsBehindANumberBeforeASpaceOrADigitAreArithmetic() {
        assertThat(parsed("1/tau")).isEqualTo("(/ 1 tau)");
        assertThat(parsed("0.1*V")).isEqualTo("(* 0.1 V)");
        assertThat(parsed("20 mV/2")).isEqualTo("(/ 20[mV] 2)");
        assertThat(parsed("20 mV / tau")).isEqualTo("(/ 20[mV] tau)");
        assertThat(parsed("20 mV*2")).isEqualTo("(* 20[mV] 2)");
        assertThat(parsed("5/ms")).isEqualTo("(/ 5 ms)");
        assertThat(parsed("10*mV")).isEqualTo("(* 10 mV)");
        assertThat(parsed("1 /2")).isEqualTo("(/ 1 2)");
        assertThat(parsed("1 / ms")).isEqualTo("(/ 1 ms)");
        assertThat(parsed("20 mV/(2 * x)")).isEqualTo("(/ 20[mV] (* 2 x))");
        assertThat(parsed("3 mV-x")).isEqualTo("(- 3[mV] x)");
    }

    @Test void listsTakeOneUnit() {
        assertThat(parsed("[1, 3] uA/cm^2*ms^0.5")).isEqualTo("{1, 3}[uA/cm^2*ms^0.5]");
        assertThat(parsed("[[0, 0.1], [0.1, 0]] mS/cm^2")).isEqualTo("{{0, 0.1}, {0.1, 0}}[mS/cm^2]");
        assertThat(parsed("[1, 3] /ms")).isEqualTo("{1, 3}[/ms]");
        assertThat(parsed("[-65 mV, -50 mV]")).isEqualTo("{(negate 65[mV]), (negate 50[mV])}");
        assertThat(parsed("[1, 2,]")).isEqualTo("{1, 2}");
        assertThat(parsed("[]")).isEqualTo("{}");
        assertThat(parsed("[1,\n 2\n]")).isEqualTo("{1, 2}");
    }

    @Test void aUnitStandsOnTheSameLine() {
        assertThat(parsed("(5\n* ms)")).isEqualTo("(* 5 ms)");
        assertThat(parsed("[5,\nms]")).isEqualTo("{5, ms}");
    }

    @Test void callsMembersAndIndices() {
        assertThat(parsed("exp(-x) + normal()")).isEqualTo("(+ exp((negate x)) normal())");
        assertThat(parsed("table(\"current.csv\", column = i, held = true)")).isEqualTo("table(\"current.csv\", column=i, held=true)");
        assertThat(parsed("cells[0].V")).isEqualTo("cells[0].V");
        assertThat(parsed("cells[0:800].V")).isEqualTo("cells[0:800].V");
        assertThat(parsed("cells[800:]")).isEqualTo("cells[800:]");
        assertThat(parsed("cells[:n - 1]")).isEqualTo("cells[:(- n 1)]");
        assertThat(parsed("(driver -> follower).I")).isEqualTo("(-> driver follower).I");
        assertThat(parsed("(a[0:2] -> b).w * 2")).isEqualTo("(* (-> a[0:2] b).w 2)");
        assertThat(parsed("pre.i - post.i")).isEqualTo("(- pre.i post.i)");
        assertThat(parsed("hold(normal(7, 3) * 1 uA/cm^2, 0.05 ms)")).isEqualTo("hold((* normal(7, 3) 1[uA/cm^2]), 0.05[ms])");
    }

    @Test void numbersInEveryShape() {
        assertThat(parsed("1e3")).isEqualTo("1000");
        assertThat(parsed("1.5E-3 ms")).isEqualTo("0.0015[ms]");
        assertThat(parsed(".5")).isEqualTo("0.5");
        assertThat(parsed("2. * x")).isEqualTo("(* 2 x)");
        assertThat(parsed("x*2e+2")).isEqualTo("(* x 200)");
    }

    @Test void freeNames() {
        assertThat(parsed("rate + weight + delay + mean + raster + from + to + every + at + spike + on"))
                .contains("rate", "weight", "delay", "raster", "from", "every", "at", "on");
        assertThat(parsed("t + dt + xi + xi_a + pi + i + size")).isEqualTo("(+ (+ (+ (+ (+ (+ t dt) xi) xi_a) pi) i) size)");
        assertThat(parsed("\u03B1_m * V")).isEqualTo("(* \u03B1_m V)");
    }

    @Test void spansCoverParenthesesAndOperands() {
        String text = "(a + b) * (c - d)";
        Expression.Binary product = (Expression.Binary) Parser.parseExpression(new Source("x", text));
        assertThat(product.span().text()).isEqualTo(text);
        assertThat(product.operatorSpan().text()).isEqualTo("*");
        assertThat(product.left().span().text()).isEqualTo("a + b");
        Expression.Unary minus = (Expression.Unary) Parser.parseExpression(new Source("x", "-(a + b)"));
        assertThat(minus.span().text()).isEqualTo("-(a + b)");
        Expression.Quantity quantity = (Expression.Quantity) Parser.parseExpression(new Source("x", "10 mV/m"));
        assertThat(quantity.span().text()).isEqualTo("10 mV/m");
        assertThat(quantity.unit().orElseThrow().names()).extracting(name -> name.span().text()).containsExactly("mV", "m");
    }
}
