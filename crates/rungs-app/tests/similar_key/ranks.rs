//! Agreement of two orders.

/// Spearman's rank correlation, with the mean rank where values are the same: from -1 to 1.
pub(crate) fn spearman(one: &[f64], other: &[f64]) -> f64 {
    let (one, other) = (ranks(one), ranks(other));
    let count = one.len() as f64;
    let mean = (count + 1.0) / 2.0;
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (a, b) in one.iter().zip(&other) {
        both += (a - mean) * (b - mean);
        first += (a - mean).powi(2);
        second += (b - mean).powi(2);
    }
    both / (first * second).sqrt()
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    let mut at = 0;
    for same in order.chunk_by(|one, other| values[*one] == values[*other]) {
        let mean = at as f64 + (same.len() as f64 + 1.0) / 2.0;
        same.iter().for_each(|place| ranks[*place] = mean);
        at += same.len();
    }
    ranks
}

#[test]
fn ranks_agree_as_they_should() {
    let cases = [
        (vec![1.0, 2.0, 3.0], vec![10.0, 20.0, 30.0], 1.0),
        (vec![1.0, 2.0, 3.0], vec![3.0, 2.0, 1.0], -1.0),
        (vec![1.0, 2.0, 2.0, 4.0], vec![1.0, 2.0, 2.0, 9.0], 1.0),
        (vec![1.0, 2.0, 3.0, 4.0], vec![2.0, 1.0, 4.0, 3.0], 0.6),
    ];
    for (one, other, expected) in cases {
        assert!((spearman(&one, &other) - expected).abs() < 1e-9, "{one:?} {other:?}: {}", spearman(&one, &other));
    }
}
